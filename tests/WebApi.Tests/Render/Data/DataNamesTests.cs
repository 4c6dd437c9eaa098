using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Templating.Abstractions;
using UserMacro.WebApi.Render.Data;

namespace UserMacro.WebApi.Tests.Render.Data;

public sealed class DataNamesTests
{
    [Fact]
    public void Names_OfTemplatesAndOfConfluence_AreTheSame() =>
        ConfluenceData.Names.Order(StringComparer.Ordinal).ShouldBe(DataNames.All.Order(StringComparer.Ordinal));

    [Fact]
    public void Samples_CoverEveryName() =>
        SampleData.All.Select(datum => datum.Name).Order(StringComparer.Ordinal).ShouldBe(DataNames.All.Order(StringComparer.Ordinal));
}
