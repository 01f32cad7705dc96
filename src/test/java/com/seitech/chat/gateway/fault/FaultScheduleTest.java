package com.seitech.chat.gateway.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultScheduleTest {
    private static final Duration LENGTH = Duration.ofMinutes(2);

    @Test
    void seed_makesTheSameScheduleAgain() {
        // When
        List<Episode> episodes = FaultSchedule.of(7, LENGTH);
        // Then
        assertThat(episodes).isEqualTo(FaultSchedule.of(7, LENGTH)).isNotEqualTo(FaultSchedule.of(8, LENGTH));
    }

    @Test
    void schedule_hasEveryFault_oneAfterTheOther() {
        // When
        List<Episode> episodes = FaultSchedule.of(7, LENGTH);
        // Then
        assertThat(episodes).noneMatch(episode -> episode.fault() instanceof Fault.None);
        assertThat(episodes.stream().map(episode -> episode.fault().getClass()).distinct())
                .hasSize(Fault.class.getPermittedSubclasses().length - 1);
        for (int i = 1; i < episodes.size(); i++) {
            assertThat(episodes.get(i).at()).isGreaterThan(episodes.get(i - 1).end());
        }
        assertThat(episodes.getLast().end()).isLessThanOrEqualTo(LENGTH);
    }
}
