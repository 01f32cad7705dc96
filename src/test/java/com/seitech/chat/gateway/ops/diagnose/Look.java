package com.seitech.chat.gateway.ops.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.diagnosis.Finding.Level;
import java.util.List;

/** What a diagnosis said. */
record Look(List<Finding> findings) {
    private List<Finding> of(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).toList();
    }

    void hasNothingWrong() {
        assertThat(of(Level.FAIL)).isEmpty();
    }

    /** One thing is wrong; the words are in what it is or in its cure. */
    void fails(String... words) {
        assertThat(of(Level.FAIL)).singleElement().satisfies(finding -> says(finding, words));
    }

    void warns(String... words) {
        hasNothingWrong();
        assertThat(of(Level.WARN)).anySatisfy(finding -> says(finding, words));
    }

    void says(String... words) {
        assertThat(of(Level.OK)).anySatisfy(finding -> says(finding, words));
    }

    private static void says(Finding finding, String... words) {
        assertThat(finding.text() + " -> " + finding.cure()).contains(words);
    }
}
