using System.ComponentModel;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.WebApi.Macros.Contracts.Checks;

/// <summary>The output mode.</summary>
internal sealed record OutputChoiceDto(
    [property: Description("framed or static.")] OutputMode Mode,
    [property: Description("Why, in plain words.")] string Reason);
