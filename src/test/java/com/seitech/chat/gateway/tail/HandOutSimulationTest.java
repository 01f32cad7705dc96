package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Nothing missing and nothing twice for clients that name only the last message of their list. What may be missing in one
 * page: what an answer brought that got lost although its write succeeded, when the page wrote something itself meanwhile.
 */
final class HandOutSimulationTest {
    /** {@code -Dhand-out.runs} for a longer search. */
    private static final int RUNS = Integer.getInteger("hand-out.runs", 300);

    /** What went wrong in how many runs. */
    private record Differences(List<String> twice, List<String> agentsMissing, List<String> ownMissing) {
        static Differences of(HandOutFaults faults, ChatPace pace) {
            Differences all = new Differences(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (long seed = 0; seed < RUNS; seed++) {
                HandOutSimulation run = new HandOutSimulation(faults, pace, seed);
                run.run();
                String prefix = "seed " + seed + ": ";
                run.excess().forEach(found -> all.twice.add(prefix + found));
                run.agentsMissing().forEach(found -> all.agentsMissing.add(prefix + found));
                run.ownMissing().forEach(found -> all.ownMissing.add(prefix + found));
            }
            return all;
        }

        void areNone() {
            assertThat(twice).as("twice").isEmpty();
            assertThat(agentsMissing).as("agents' messages missing").isEmpty();
            assertThat(ownMissing).as("own messages missing").isEmpty();
        }
    }

    private static void onePageIsExact(HandOutFaults faults) {
        Differences.of(faults, ChatPace.FRANTIC).areNone();
        Differences.of(faults, ChatPace.USUAL).areNone();
    }

    @Test
    void onePage_withoutFaults_isExact() {
        onePageIsExact(HandOutFaults.NONE);
    }

    @Test
    void onePage_whoseSendsFail_isExact() {
        onePageIsExact(new HandOutFaults(1, 0, 10, 0, 15, 20, 0, 0, 0));
    }

    @Test
    void onePage_whoseAnswersGetLost_isExact() {
        onePageIsExact(new HandOutFaults(1, 15, 0, 0, 0, 20, 0, 0, 0));
    }

    @Test
    void onePage_ofAGatewayThatIsKilled_isExact() {
        onePageIsExact(new HandOutFaults(1, 0, 0, 0, 0, 20, 0, 3, 0));
    }

    @Test
    void onePage_thatIsReloaded_isExact() {
        onePageIsExact(new HandOutFaults(1, 0, 0, 0, 0, 20, 0, 0, 3));
    }

    @Test
    void onePage_whenTheStoreFails_isExact() {
        onePageIsExact(new HandOutFaults(1, 0, 0, 0, 0, 20, 20, 0, 0));
    }

    @Test
    void onePage_withAnyFault_isExact() {
        onePageIsExact(new HandOutFaults(1, 10, 10, 0, 10, 30, 5, 2, 2));
    }

    @Test
    void onePage_whoseSendsAreQueued_isExact() {
        onePageIsExact(HandOutFaults.NONE.queueing(40));
    }

    @Test
    void onePage_whoseSendsAreQueued_withAnyFault_isExact() {
        onePageIsExact(new HandOutFaults(1, 10, 10, 40, 10, 30, 5, 2, 2));
    }

    /** Two pages are told from each other by what they ask for: surely only after a while. */
    @Test
    void twoPages_haveNearlyEverything() {
        // Given
        double messages = RUNS * 2.0 * ChatPace.USUAL.agents();
        // When
        Differences found = Differences.of(HandOutFaults.NONE.inTabs(2), ChatPace.USUAL);
        // Then
        assertThat(found.twice.size() / messages).as("twice").isLessThan(0.005);
        assertThat(found.agentsMissing.size() / messages).as("agents' missing").isLessThan(0.01);
        double own = RUNS * 1.0 * ChatPace.USUAL.own();
        assertThat(found.ownMissing.size() / own)
                .as("own missing in the other page")
                .isLessThan(0.07);
    }
}
