using UserMacro.Templating.Tests;
using UserMacro.Templating.Tests.Inventory;
using UserMacro.Templating.Tests.Nesting;
using UserMacro.Templating.Tests.Scriban.Hostile;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [HostileProcess.Argument])
{
    return HostileProcess.Serve();
}

if (args is [NestingProcess.Argument])
{
    return NestingProcess.Serve();
}

if (args is [InventoryServer.Argument, var part, var values])
{
    return InventoryServer.Serve(part, values == InventoryServer.All);
}

return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
