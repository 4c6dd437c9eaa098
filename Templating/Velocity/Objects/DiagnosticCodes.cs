namespace UserMacro.Templating.Velocity.Objects;

/// <summary>Codes of diagnostics that tell what can be done about something of Data Center's.</summary>
internal static class DiagnosticCodes
{
    /// <summary>The cloud has nothing of the kind.</summary>
    public const string NotInCloud = "not-in-cloud";

    /// <summary>Something else can be written in its place.</summary>
    public const string Replaceable = "unknown-object";
}
