using System.ComponentModel;

namespace UserMacro.WebApi.Api.Description;

/// <summary>The product's limits.</summary>
internal sealed record LimitListDto([property: Description("All limits, by name.")] IReadOnlyList<LimitDto> Items);
