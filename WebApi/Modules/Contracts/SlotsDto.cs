using System.ComponentModel;

namespace UserMacro.WebApi.Modules.Contracts;

/// <summary>How many of the modules that Confluence takes are in use.</summary>
internal sealed record SlotsDto(int Used, [property: Description("What Confluence takes for one site.")] int Total);
