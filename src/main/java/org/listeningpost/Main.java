package org.listeningpost;

/** Picks a command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(org.listeningpost.cli.CommandLineInterface.run(args));
    }
}
