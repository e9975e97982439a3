package org.lianban.procedure;

import org.lianban.engine.Refusal;

/** Two applications that differ came under one key: the sender's mistake, and nobody can know which one is meant. */
class KeyUsedOtherwise extends Refusal {

    KeyUsedOtherwise() {
        super("这个 Idempotency-Key 已经用于另一份申请；再次提交同一份申请时内容必须相同，另一份申请请换一个");
    }
}
