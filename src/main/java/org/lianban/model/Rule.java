package org.lianban.model;

import java.util.List;

/** One convention that all models keep. */
interface Rule {

    List<Finding> check(Models models);
}
