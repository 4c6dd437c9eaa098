using System.ComponentModel;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Macros.Contracts.Checks;

/// <summary>The page that a preview is tried on; what is left out is that of a sample page.</summary>
internal sealed record PreviewContextDto
{
    public string PageId { get; init; } = "98310";

    public string PageTitle { get; init; } = "Sample page";

    [Description("page or blogpost.")]
    public string PageType { get; init; } = "page";

    public string PageVersion { get; init; } = "1";

    public string SpaceKey { get; init; } = "SAMPLE";

    public string SpaceName { get; init; } = "Sample space";

    public PageContext ToPage() => new() { Id = PageId, Title = PageTitle, Type = PageType, Version = PageVersion, SpaceKey = SpaceKey, SpaceName = SpaceName };
}
