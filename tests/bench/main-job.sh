#!/usr/bin/env bash
# Wall time and peak memory of the whole program on the largest case, each format and all together, beside a run of the same
# program that only reads its catalog. Needs a release build and GNU time (Debian: time).
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --locked --release -q
program=target/release/kravkedja
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
measure() { # name, command...
    local name=$1
    shift
    for _ in 1 2 3 4 5; do
        /usr/bin/time -f '%e %M' -o "$out/time" "$@" >"$out/said"
        cat "$out/time"
    done | sort -n | awk -v name="$name" '{ wall[NR] = $1; if ($2 > peak) peak = $2 } END { printf "%-14s median %.2f s  peak %.0f MB\n", name, wall[3], peak / 1024 }'
}
measure "catalog check" $program catalog check
for format in docx xlsx html json pdf; do
    measure "$format" $program annex --case tests/cases/trygghetslarm.toml --format $format --out "$out/$format" --force
done
measure "all formats" $program annex --case tests/cases/trygghetslarm.toml --out "$out/all" --force
