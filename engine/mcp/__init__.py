"""A library for assistants that speak the Model Context Protocol: `triptych mcp`.

`tools` has what an assistant can do, and makes the server of it. Only this package imports `mcp`.
"""
