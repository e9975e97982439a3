package org.lianban;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Lianban: municipal procedures as diagrams that officials can read, change and be audited on. */
@SpringBootApplication
public class Lianban {

    public static void main(String[] args) {
        SpringApplication.run(Lianban.class, args);
    }
}
