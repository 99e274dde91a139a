"""Watching: which places in roots may have changed, as the system tells it or as it is polled.

Flow: `watcher` keeps an eye on every root, with the events of `file_events` where there are any;
`gathering` collects the places until nothing more comes for a moment. Whoever takes them has a run
go over them, so nothing here need be exact: a place too many costs a look, and where events were
lost the whole root is a place.
"""
