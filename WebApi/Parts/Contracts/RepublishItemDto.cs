using System.ComponentModel;
using System.Text.Json.Serialization;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>The result of republishing one macro.</summary>
internal sealed record RepublishItemDto(
    string Key,
    [property: Description("The revision that pages see, a new one unless its parts were the same; null when it failed.")] int? Revision,
    [property: Description("Why it failed; absent otherwise.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ApiProblem? Problem);
