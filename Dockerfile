# The bot as one image: hashed packages, no build tools, an unprivileged user.
FROM python:3.11-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 comeback

WORKDIR /app
COPY requirements/runtime.txt requirements/runtime.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/runtime.txt

COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY adapters adapters
COPY prompts prompts
COPY migrations migrations
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

USER comeback
VOLUME /home/comeback/.local/share/comeback
EXPOSE 8010
ENTRYPOINT ["comeback"]
