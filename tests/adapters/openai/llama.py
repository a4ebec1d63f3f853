"""A real model server, as a program: `llama.py MODEL.gguf` prints its address, and ends when its input does."""

import sys
from pathlib import Path

import xllamacpp


def settings(model: Path) -> xllamacpp.CommonParams:
    """One thread, one request at a time, a small context, and always the same answer."""
    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.model_alias = {"smollm2"}
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel = 2048, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.sampling.temp, params.sampling.seed = 0.0, 1
    params.warmup = params.ui = False
    return params


if __name__ == "__main__":
    server = xllamacpp.Server(settings(Path(sys.argv[1])))
    print(server.listening_address, flush=True)  # noqa: T201 - this is how the test learns it
    sys.stdin.read()
