using System.ComponentModel;
using UserMacro.WebApi.Api.Json;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros.Contracts.Checks;

/// <summary>A definition to try, and the values to try it with.</summary>
internal sealed record PreviewRequestDto
{
    public required DefinitionDto Definition { get; init; }

    [Description("Values by parameter name.")]
    public IReadOnlyDictionary<string, string> Parameters { get; init => field = NoNulls.In(value); } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Description("The body; at most {Body}.")]
    public string Body { get; init; } = "";

    [Description("The page to try it on.")]
    public PreviewContextDto Context { get; init; } = new();

    [Description("display, preview, pdf, word or email.")]
    public string OutputType { get; init; } = "display";
}
