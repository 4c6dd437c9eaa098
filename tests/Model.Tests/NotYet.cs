namespace UserMacro.Model.Tests;

/// <summary>What the issue promises and the service does not keep yet.</summary>
static class NotYet
{
    static readonly string[] Listed = (Environment.GetEnvironmentVariable("MODEL_NOT_YET") ?? "").Split(',');

    public static readonly bool CarriesRequests = Listed.Contains("requests");
    public static readonly bool ImportsDisabled = Listed.Contains("disabled");
    public static readonly bool ComparesParts = Listed.Contains("parts");
    public static readonly bool TellsAfterCrash = Listed.Contains("told");
    public static readonly bool RepeatsAfterCrash = Listed.Contains("repeat");
    public static readonly bool TellsSignIns = Listed.Contains("signed-in");
    public static readonly bool RepeatsImports = Listed.Contains("imports");
}
