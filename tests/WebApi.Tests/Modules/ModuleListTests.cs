using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.WebApi.Modules.Contracts;

namespace UserMacro.WebApi.Tests.Modules;

public sealed class ModuleListTests
{
    [Fact]
    public void From_MacroThatIsFramedBecauseTheSiteRefusesStaticOnes_SaysSo()
    {
        var status = new ModuleSyncStatus(["a", "b"], ImmutableDictionary<string, string>.Empty, 100, null, UpToDate: true) { Framed = ["a"] };

        var list = ModuleListDto.From([Macro("a"), Macro("b")], status);

        list.Items.Select(item => (item.Key, item.State, item.Framed)).ShouldBe(
            [("a", ModuleState.Registered, true), ("b", ModuleState.Registered, false)]);
    }

    static MacroSummary Macro(string key) => new(
        key, 1, MacroState.Published, key, "", 1, false, "", DateTimeOffset.UnixEpoch, new() { Name = key, Template = "" });
}
