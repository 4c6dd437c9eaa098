extern alias silo;

using Microsoft.AspNetCore.Builder;
using silo::UserMacro.Silo.Configuration;
using silo::UserMacro.Silo.Hosting;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosting;
using UserMacro.WebApi.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

public sealed class GrainHostingTests
{
    [Fact]
    public void Add_UnknownMode_NamesTheKeyInOneLine()
    {
        var message = Should.Throw<ConfigurationFaultException>(() => WebApplication.CreateBuilder(["--Hosting:Mode=Wobbly"]).AddGrainHosting()).Message;

        message.ShouldBe("Hosting:Mode: 'Wobbly' is not one of Single, Client.");
    }

    [Fact]
    public async Task Run_UnknownMode_EndsAsAFaultOfTheConfiguration()
    {
        var code = await HostRunner.RunAsync(() => WebApplication.CreateBuilder(["--Hosting:Mode=Wobbly"]).AddWebApi().Build());

        code.ShouldBe(HostRunner.ConfigurationFault);
    }
}
