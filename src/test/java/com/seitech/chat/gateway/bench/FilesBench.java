package com.seitech.chat.gateway.bench;

import java.util.List;

/** How fast files go through, and what those who take them slowly cost the others. {@code docker/bench files} runs it. */
final class FilesBench {
    private FilesBench() {}

    /** {@code --quick}, and the names of sections; all without any. */
    public static void main(String[] args) {
        Bench.run(args, quick -> sections(quick ? FileScale.quick() : FileScale.full()));
    }

    private static List<Section> sections(FileScale scale) {
        return List.of(new UploadSection(scale), new DownloadSection(scale), new StalledSection(scale));
    }
}
