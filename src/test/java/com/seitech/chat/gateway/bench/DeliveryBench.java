package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Machine;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.util.ArrayList;
import java.util.List;

/** How news reach visitors, and at what cost. {@code docker/bench delivery} runs it. */
final class DeliveryBench {
    private static final String QUICK = "--quick";

    private DeliveryBench() {}

    /** {@code --quick}, and the names of sections; all without any. */
    public static void main(String[] args) {
        List<String> wanted = new ArrayList<>(List.of(args));
        boolean quick = wanted.remove(QUICK);
        List<Section> sections = sections(quick ? Scale.quick() : Scale.full());
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

    private static List<Section> sections(Scale scale) {
        return List.of(
                new PollsSection(scale),
                new OdooCallsSection(scale),
                new LatencySection(scale),
                new HeapSection(scale),
                new ProcessorSection(scale));
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
