// Two notes for an answer that nobody is looking at.

/** When, in seconds, and how high, in hertz. */
const NOTES = [
  [0, 784],
  [0.13, 1047],
] as const;
const LOUDNESS = 0.1;
const SECONDS = 0.5;

export class Sound {
  #context: AudioContext | null = null;

  /** Browsers keep a page silent until somebody touches it; Safari has to be asked in that very moment. */
  unlock(): void {
    if (this.#context || typeof AudioContext === 'undefined') return;
    this.#context = new AudioContext();
    void this.#context.resume().then(() => this.#context?.suspend());
  }

  get isUnlocked(): boolean {
    return this.#context !== null;
  }

  ring(): void {
    const context = this.#context;
    if (!context) return;
    // Its clock stands still until it resumes, and so do the notes.
    void context.resume();
    for (const [after, frequency] of NOTES) note(context, context.currentTime + after, frequency);
    // What plays nothing costs nothing then.
    setTimeout(() => void context.suspend(), 1000);
  }

  stop(): void {
    void this.#context?.close();
    this.#context = null;
  }
}

function note(context: AudioContext, at: number, frequency: number): void {
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context);
  volume.gain.setValueAtTime(LOUDNESS, at);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS / 100, at + SECONDS);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + SECONDS);
}
