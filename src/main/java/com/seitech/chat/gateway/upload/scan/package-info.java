/**
 * Viruses in files of visitors. {@code upload} asks {@link Scanner} about every file before it becomes a message; behind
 * it is ClamAV's {@code clamd}, or nobody. Nothing but the scanner's own word that it found nothing lets a file pass: not
 * its absence, nor an answer that it did not finish or that is unknown here.
 */
@NullMarked
package com.seitech.chat.gateway.upload.scan;

import org.jspecify.annotations.NullMarked;
