package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Machine;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.util.ArrayList;
import java.util.List;

/** A program of sections that prints one table. */
final class Bench {
    private static final String QUICK = "--quick";

    private Bench() {}

    /** All sections of a program. */
    @FunctionalInterface
    interface Sections {
        List<Section> of(boolean quick);
    }

    /**
     * Runs the sections and ends the process.
     *
     * @param args {@code --quick}, and the names of sections; all without any
     */
    static void run(String[] args, Sections all) {
        List<String> wanted = new ArrayList<>(List.of(args));
        boolean quick = wanted.remove(QUICK);
        List<Section> sections = all.of(quick);
        for (String name : wanted) {
            if (sections.stream().noneMatch(section -> section.name().equals(name))) {
                throw new IllegalArgumentException("no section " + name + "; there are "
                        + sections.stream().map(Section::name).toList());
            }
        }
        Machine.lookAt();
        Table table = new Table();
        boolean broken = false;
        for (Section section : sections) {
            if (wanted.isEmpty() || wanted.contains(section.name())) {
                broken |= !ran(section, table);
            }
        }
        System.out.println(Machine.described() + (quick ? "; `--quick`: too short for figures to quote" : "") + "; "
                + Progress.elapsed().toSeconds() + " s.\n");
        System.out.print(table.markdown());
        System.exit(broken ? 1 : 0);
    }

    /** False when the program itself failed. A goal that is missed is no failure. */
    private static boolean ran(Section section, Table table) {
        try {
            section.run(table);
            return true;
        } catch (NotMeasurable e) {
            table.missing(section.name(), String.valueOf(e.getMessage()));
            return true;
        } catch (RuntimeException e) {
            e.printStackTrace();
            table.missing(section.name(), "failed: " + e.getMessage());
            return false;
        }
    }
}
