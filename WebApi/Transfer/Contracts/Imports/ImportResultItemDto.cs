using System.ComponentModel;
using System.Text.Json.Serialization;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The result of importing one macro of a bundle.</summary>
internal sealed record ImportResultItemDto(
    [property: Description("Its key in the archive.")] string Key,
    [property: Description("Its key on the site.")] string ImportedAs,
    ImportOutcome Outcome,
    [property: Description("Why it failed; absent otherwise.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ApiProblem? Problem);
