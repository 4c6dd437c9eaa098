using System.ComponentModel;

namespace UserMacro.WebApi.Erasure.Contracts;

/// <summary>The typed confirmation of an erasure.</summary>
internal sealed record EraseRequestDto(
    [property: Description("The host name of the site, such as example.atlassian.net: whoever types it means it.")] string Confirm);
