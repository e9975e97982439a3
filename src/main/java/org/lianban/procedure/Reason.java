package org.lianban.procedure;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why something is done to a running case from outside its task lists.
 *
 * @param reason in the applicant's or the clerk's words, kept with the case; up to 500 characters
 */
public record Reason(@NotBlank(message = "请填写理由") @Size(max = 500, message = "不超过 500 字") String reason) {}
