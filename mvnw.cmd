@echo off
rem Builds this project with Maven, wherever it is called from: mvnw verify
rem
rem JDK: the first JDK 25 or newer out of JAVA_HOME, the PATH, and the usual places.
rem Maven: the one on the PATH if it is 3.8.6 or newer, else the one that .mvn\wrapper\maven-wrapper.properties pins,
rem downloaded once, checked, and kept under %USERPROFILE%\.m2\wrapper. Needs Windows 10 (curl, tar and certutil).
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0" || exit /b 1

set "JDK="
call :consider "%JAVA_HOME%"
for /f "delims=" %%j in ('where javac.exe 2^>nul') do call :consider "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*") do call :consider "%%~d"
for /d %%d in ("%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~d"
if not defined JDK goto no_jdk
set "JAVA_HOME=%JDK%"
rem A mavenrc could set another JAVA_HOME.
set "MAVEN_SKIP_RC=true"
rem Libraries inside Maven use sun.misc.Unsafe and native code, of which newer JDKs warn.
set "QUIET=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
"%JAVA_HOME%\bin\java.exe" %QUIET% -version >nul 2>&1 && set "MAVEN_OPTS=%QUIET% %MAVEN_OPTS%"

set "MAVEN="
for /f "delims=" %%m in ('where mvn.cmd 2^>nul') do if not defined MAVEN set "MAVEN=%%m"
if not defined MAVEN goto pinned
set /a NUMBER=0
for /f "tokens=3" %%v in ('call "%MAVEN%" --version 2^>nul ^| findstr /b /c:"Apache Maven "') do call :number %%v
if %NUMBER% GEQ 3008006 goto run

:pinned
for /f "usebackq eol=# tokens=1,* delims==" %%k in (".mvn\wrapper\maven-wrapper.properties") do set "%%k=%%l"
set "STORE=%USERPROFILE%\.m2\wrapper"
set "MAVEN=%STORE%\apache-maven-%mavenVersion%\bin\mvn.cmd"
if exist "%MAVEN%" goto run
set "WORK=%STORE%\download.%RANDOM%%RANDOM%"
mkdir "%WORK%" || exit /b 1
echo mvnw: Downloading %distributionUrl% 1>&2
curl.exe -fsSL -o "%WORK%\maven.tar.gz" "%distributionUrl%" || goto not_downloaded
certutil.exe -hashfile "%WORK%\maven.tar.gz" SHA512 | findstr /i /x /c:"%distributionSha512%" >nul || goto not_genuine
tar.exe -xzf "%WORK%\maven.tar.gz" -C "%WORK%" || goto not_downloaded
if not exist "%STORE%\apache-maven-%mavenVersion%" move "%WORK%\apache-maven-%mavenVersion%" "%STORE%" >nul
rmdir /s /q "%WORK%"
if not exist "%MAVEN%" goto not_unpacked

:run
"%MAVEN%" %*

:no_jdk
echo mvnw: No JDK 25 or newer was found; install one, or set JAVA_HOME to it. 1>&2
exit /b 1

:not_downloaded
echo mvnw: Could not download and unpack %distributionUrl% 1>&2
rmdir /s /q "%WORK%"
exit /b 1

:not_genuine
echo mvnw: %distributionUrl% does not have the pinned SHA-512; it is not used. 1>&2
rmdir /s /q "%WORK%"
exit /b 1

:not_unpacked
echo mvnw: %distributionUrl% does not contain apache-maven-%mavenVersion%\bin\mvn.cmd 1>&2
exit /b 1

rem Takes the directory %1 as JDK if none is taken yet and it is a JDK (not a JRE) 25 or newer.
:consider
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%~v"
for /f "tokens=1 delims=.-+_" %%m in ("%VERSION%") do if %%m GEQ 25 set "JDK=%~f1"
exit /b 0

rem Turns the version %1 into a number that compares.
:number
for /f "tokens=1-3 delims=.-" %%a in ("%~1") do set /a NUMBER=%%a*1000000+%%b*1000+%%c
exit /b 0
