#!/usr/bin/env bash
# Installs what the end-to-end tests use and a machine may lack: act, actionlint, zizmor.
# Versions are pinned; what is there already in that version is left alone.
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

for tool in act actionlint zizmor; do
  command -v "$tool" >/dev/null 2>&1 || { echo "$tool could not be installed" >&2; exit 1; }
  echo "$tool: $(command -v "$tool")"
done
