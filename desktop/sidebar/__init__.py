"""The bar at the side: folders, albums, dates and more to choose from, and how reading goes."""

from .rows import Row, Section
from .side_bar import SideBar

__all__ = ["Row", "Section", "SideBar"]
