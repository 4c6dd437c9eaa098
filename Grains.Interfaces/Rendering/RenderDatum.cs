namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>Something a template may know of its surroundings, in passing only: never stored or logged.</summary>
/// <param name="Name">Its name, for example <c>page.labels</c>.</param>
/// <param name="Json">It, as JSON; <c>null</c> when there is none, or none that may be shown.</param>
[GenerateSerializer, Immutable, Alias("render-datum")]
public readonly record struct RenderDatum([property: Id(0)] string Name, [property: Id(1)] string Json);
