namespace UserMacro.Templating.Velocity.Objects;

/// <summary>A variable of Data Center that the cloud does not have.</summary>
/// <param name="Code">The diagnostic's code: one of <see cref="DiagnosticCodes"/>.</param>
/// <param name="Advice">What to use instead, or why there is nothing.</param>
internal sealed record MissingName(string Code, string Advice);
