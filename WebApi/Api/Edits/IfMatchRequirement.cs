namespace UserMacro.WebApi.Api.Edits;

/// <summary>Endpoint metadata: an edit names the draft it was made on.</summary>
/// <param name="IsRequired">Whether it must.</param>
internal sealed record IfMatchRequirement(bool IsRequired);
