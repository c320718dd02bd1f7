"""What the site that tests fetch from answers, and what it was asked."""

Reply = tuple[int, dict[str, str], bytes]


class Site:
    """What it answers is set by path; what it was asked is kept."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    def put(self, path: str, body: bytes | str, *, status: int = 200, **headers: str) -> str:
        """Answer a path; keywords are headers, `content_type` being Content-Type."""
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        data = body.encode() if isinstance(body, str) else body
        self.replies[path] = (status, {"Content-Type": "text/html", **named}, data)
        return self.address + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]
