"""The vectors of all files below a folder, made by Ray Data on as many machines as a cluster has.

    pip install "triptych[bulk]" "ray[data]"    # on every machine; the folder is seen by all
    python ray_encode.py /media vectors         # joins the cluster of RAY_ADDRESS, else one here
    triptych import vectors --root /media       # on the machine with the library

`EncodePaths` stands once on each worker, with its model and decoders, and makes of each table of
paths a table of rows, by the same way as `triptych index`. What becomes of a file does not hang on
which worker has it, or on what else is in its batch.
"""

from __future__ import annotations

import argparse

import pyarrow as pa
import ray

from engine.api.encoding import EncodePaths, files_below

AT_ONCE = 16


def main() -> None:
    """Encode a folder into a folder of Parquet files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("root", help="the folder whose files are encoded")
    options.add_argument("out", help="the folder that the vectors go to")
    options.add_argument("--preset", default="starter", help="the model")
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    paths = pa.table({"path": list(files_below(given.root))})
    # Blocks as they are, and writing for nothing: each worker may hold a processor all the time.
    blocks = [paths.slice(at, AT_ONCE) for at in range(0, max(len(paths), 1), AT_ONCE)]
    rows = ray.data.from_arrow(blocks).map_batches(
        EncodePaths,
        fn_constructor_kwargs={"root": given.root, "preset": given.preset, "decoders": 1},
        batch_format="pyarrow",
        batch_size=None,
        compute=ray.data.ActorPoolStrategy(size=given.workers),
    )
    rows.write_parquet(given.out, ray_remote_args={"num_cpus": 0})


if __name__ == "__main__":
    main()
