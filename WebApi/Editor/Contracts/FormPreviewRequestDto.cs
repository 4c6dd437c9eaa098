using UserMacro.WebApi.Api.Json;

namespace UserMacro.WebApi.Editor.Contracts;

/// <summary>The values in the form, by the identifiers of their parameters.</summary>
internal sealed record FormPreviewRequestDto
{
    public required IReadOnlyDictionary<string, string> Parameters { get; init => field = NoNulls.In(value); }
}
