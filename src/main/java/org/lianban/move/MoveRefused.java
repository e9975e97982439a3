package org.lianban.move;

/** Why nothing was moved, in Chinese, for whoever called the command. */
class MoveRefused extends RuntimeException {

    MoveRefused(String reason) {
        super(reason);
    }
}
