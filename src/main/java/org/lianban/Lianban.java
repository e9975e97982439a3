package org.lianban;

import java.util.List;
import org.lianban.audit.VerifyCommand;
import org.lianban.model.CheckCommand;
import org.lianban.move.MoveCommand;
import org.lianban.simulation.SimulateCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Lianban: municipal procedures as diagrams that officials can read, change and be audited on. */
@SpringBootApplication
public class Lianban {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(List.of(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals(CheckCommand.NAME)) {
            System.exit(CheckCommand.run(List.of(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals(SimulateCommand.NAME)) {
            System.exit(SimulateCommand.run(List.of(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals(MoveCommand.NAME)) {
            System.exit(MoveCommand.run(List.of(args).subList(1, args.length)));
        }
        SpringApplication.run(Lianban.class, args);
    }
}
