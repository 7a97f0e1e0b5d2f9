"""A program against HUVR's own client, run where that is installed and ours is not.

Prints what it saw as JSON. Arguments: base URL, client id, client secret, a folder to work in.
"""

import json
import pathlib
import sys

import huvr_client


def main(base_url: str, client_id: str, client_secret: str, folder: str) -> None:
    work = pathlib.Path(folder)
    client = huvr_client.get_huvr_client(base_url, client_id, client_secret)
    assets = client.assets.list(params={"limit": 5, "ordering": "name"})
    project = client.projects.create(
        json={"name": "Rope access trip", "asset": assets["results"][0]["id"], "type": 1}
    )
    client.projects.partial_update(project["id"], json={"description": "Two days"})
    source = work / "weld.txt"
    source.write_bytes(b"a weld, seen from the north\n" * 100)
    media = huvr_client.upload_inspection_media(client, str(source), project=project["id"])
    (work / "back").mkdir()
    huvr_client.download_inspection_media(client, media["id"], directory=str(work / "back"))
    sys.stdout.write(
        json.dumps(
            {
                "package": huvr_client.__title__,
                "version": client.session.headers["User-Agent"],
                "me": client.users.me_read(),
                "assets": assets,
                "project": client.projects.read(project["id"]),
                "media": client.inspection_media.read(media["id"]),
                "downloaded": (work / "back" / "weld.txt").read_text(),
                "uploaded": source.read_text(),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
