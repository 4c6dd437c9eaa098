namespace UserMacro.WebApi.Macros;

/// <summary>Endpoint metadata: an edit names the draft it was made on.</summary>
internal sealed record IfMatchRequirement;
