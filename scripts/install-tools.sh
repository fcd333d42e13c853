#!/usr/bin/env bash
# Installs what the end-to-end tests use and a machine may lack: act, actionlint, zizmor,
# Prometheus and Alertmanager. Versions are pinned, but for the last two, which come from the distribution; what is
# there already is left alone.
set -euo pipefail

ACT=0.2.89 ACTIONLINT=1.7.12 ZIZMOR=1.32.0

has() { command -v "$1" >/dev/null 2>&1 && "$1" --version 2>&1 | grep -qF "$2"; }

if ! has act "$ACT"; then
  go install "github.com/nektos/act@v$ACT"
fi
if ! has actionlint "$ACTIONLINT"; then
  go install "github.com/rhysd/actionlint/cmd/actionlint@v$ACTIONLINT"
fi
if ! has zizmor "$ZIZMOR"; then
  python3 -m pip install --quiet "zizmor==$ZIZMOR" || python3 -m pip install --quiet --break-system-packages "zizmor==$ZIZMOR"
fi
if ! command -v prometheus >/dev/null 2>&1 || ! command -v prometheus-alertmanager >/dev/null 2>&1; then
  as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
  as_root apt-get install --quiet --yes --no-install-recommends prometheus prometheus-alertmanager
fi

for tool in act actionlint zizmor prometheus prometheus-alertmanager; do
  command -v "$tool" >/dev/null 2>&1 || { echo "$tool could not be installed" >&2; exit 1; }
  echo "$tool: $(command -v "$tool")"
done
