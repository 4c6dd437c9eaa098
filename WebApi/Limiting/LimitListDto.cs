using System.ComponentModel;

namespace UserMacro.WebApi.Limiting;

/// <summary>The product's limits.</summary>
internal sealed record LimitListDto([property: Description("All limits, by name.")] IReadOnlyList<LimitDto> Items);
