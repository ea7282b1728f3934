# SPDX-License-Identifier: Apache-2.0
# Holds the records of "ringtap --dump" (second file, its EVENT lines) against what calls expects
# (first file): each EXPECT must be met by a record of that thread, in order. "*" stands for
# anything. Prints MISSING lines, then a NOTE; exits 1 when one is missing.
function pattern(text,   made, i, c) {
  made = ""
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "*") made = made ".*"
    else if (index("\\.[]{}()+?|^$", c)) made = made "\\" c
    else made = made c
  }
  return "^" made "$"
}
FNR == NR && $1 == "TID" { tid = $2 }
FNR == NR && $1 == "EXPECT" { sub(/^EXPECT /, ""); expected[++wanted] = $0 }
FNR != NR && $1 == "EVENT" && $4 == "tid=" tid {
  time = $5
  number = $2
  sub(/^EVENT [0-9]+ cpu=[0-9]+ tid=[0-9]+ ts=[0-9]+/, number)
  # CPUs are read one after the other: put in order by time.
  for (at = ++count; at > 1 && times[at - 1] > time; at--) {
    times[at] = times[at - 1]
    records[at] = records[at - 1]
  }
  times[at] = time
  records[at] = $0
}
END {
  at = 1
  for (i = 1; i <= wanted; i++) {
    regex = pattern(expected[i])
    for (here = at; here <= count && records[here] !~ regex; here++) ;
    if (here <= count) { at = here + 1; met++; continue }
    missing++
    print "MISSING " expected[i]
    split(expected[i], parts, " ")
    for (here = at; here <= count; here++) {
      split(records[here], other, " ")
      if (other[1] == parts[1]) { print "MISSING   had " records[here]; break }
    }
  }
  print "NOTE " met " of " wanted " expected records met, of " count " of that thread"
  if (missing || !wanted) { print missing + 0 " records are missing or other"; exit 1 }
}
