package org.lianban.engine;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where commands answer: the terminal in which they were called, in Chinese. */
public final class Terminal {

    private Terminal() {}

    /** In the console's own characters, unless it has no Chinese ones. */
    public static PrintStream out() {
        return new PrintStream(System.out, true, charset());
    }

    private static Charset charset() {
        var console = System.console() == null ? StandardCharsets.UTF_8 : System.console().charset();
        return console.newEncoder().canEncode('证') ? console : StandardCharsets.UTF_8;
    }
}
