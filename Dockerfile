# The dashboard as an image: `docker build -t accord-atlas .`
#
# It runs as a user without rights and writes nowhere but in /app/var (the store, where that is
# SQLite) and /tmp, so that the rest may be read-only.
FROM python:3.12-slim

# Pictures of charts are drawn by a Chromium, whose letters are the project's own; one font is for
# a reader's text in a script that these lack. Without it (--build-arg CHROMIUM=no, 400 MB less)
# all else works, and *Save or share* offers figures and links alone.
ARG CHROMIUM=yes
RUN if [ "$CHROMIUM" = yes ]; then \
        apt-get update \
        && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core \
        && rm -rf /var/lib/apt/lists/*; \
    fi

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.txt
COPY . .
RUN python -m compileall -q -j 0 components data geo pages server.py dashboard.py \
    && useradd --system --uid 10001 --home-dir /tmp atlas \
    && install --directory --owner=atlas var

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp XDG_CACHE_HOME=/tmp
USER atlas
VOLUME /app/var
EXPOSE 8501

# `ready` also fails while the store is away and readers go on with what is loaded. Compose only
# shows that; what restarts or replaces unhealthy containers should ask /api/health.
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 CMD \
    ["python", "-c", "from urllib.request import urlopen; urlopen('http://localhost:8501/api/ready', timeout=5)"]

# With an address of its own to print, Streamlit asks nobody outside for one.
CMD ["streamlit", "run", "server.py", "--server.address", "0.0.0.0", "--server.port", "8501", \
     "--server.fileWatcherType", "none", "--browser.serverAddress", "localhost"]
