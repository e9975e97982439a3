package org.lianban.audit.finding;

import java.util.stream.Stream;

/** Looks for one kind of finding in one case. */
interface Check {

    Stream<Hit> in(CaseFile file);
}
