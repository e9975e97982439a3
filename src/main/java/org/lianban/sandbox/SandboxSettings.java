package org.lianban.sandbox;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.lang.Nullable;

/**
 * How the sandbox behaves when no switch is set.
 *
 * @param answerDelay how long an engraver or a bank takes for its answer
 * @param answerTo where answers are delivered; null stands for this JVM
 */
@ConfigurationProperties("lianban.sandbox")
record SandboxSettings(@DefaultValue("2s") Duration answerDelay, @Nullable URI answerTo) {}
