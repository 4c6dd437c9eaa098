using System.ComponentModel;

namespace UserMacro.WebApi.Erasure.Contracts;

/// <summary>The typed confirmation of an erasure.</summary>
internal sealed record EraseRequestDto
{
    [Description("The host name of the site, such as example.atlassian.net, as a confirmation that everything is to be erased.")]
    public required string Confirm { get; init; }
}
