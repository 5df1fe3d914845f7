; The installer for Windows: for the user alone, so that no administrator is asked.
; build gives VERSION, TARGET, ICON, HERE (this folder), FILES (the folder that is installed), REMOVED (a list of commands that
; remove its files) and OUT; SIZE is in KB.
; HURRY, which a release has not, packs worse and in a tenth of the time.
;
; /S installs and uninstalls without a question, /D=FOLDER (the last one) installs elsewhere.
Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
!ifdef HURRY
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  ; Both programs hold the fonts: with a window wider than one of them they are packed once.
  SetCompressorDictSize 128
!endif
RequestExecutionLevel user
Name "Moyue"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Moyue"
InstallDirRegKey HKCU "Software\Moyue" "Folder"
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Moyue"
!define CLASSES "Software\Classes"
!define ARTICLE "Moyue.Article"

!include MUI2.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\moyue.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "TradChinese"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "Korean"

LangString ArticleName ${LANG_ENGLISH} "Moyue article"
LangString ArticleName ${LANG_TRADCHINESE} "墨閱文章"
LangString ArticleName ${LANG_SIMPCHINESE} "墨阅文章"
LangString ArticleName ${LANG_JAPANESE} "墨閲の記事"
LangString ArticleName ${LANG_KOREAN} "Moyue 글"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Moyue"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Moyue"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT OR Apache-2.0"

; Moyue is offered for files of this ending; what opens them by default stays as it is.
!macro OpenWith ENDING
  WriteRegStr HKCU "${CLASSES}\Applications\moyue.exe\SupportedTypes" "${ENDING}" ""
  WriteRegNone HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${ARTICLE}"
!macroend
!macro NotOpenWith ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${ARTICLE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend
!include "${HERE}\endings.nsh"

; What has looked up types and icons before looks them up again (SHCNE_ASSOCCHANGED).
!macro Refresh
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  SetOutPath "$INSTDIR"
  File /r "${FILES}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Moyue.lnk" "$INSTDIR\moyue.exe"

  WriteRegStr HKCU "${CLASSES}\${ARTICLE}" "" "$(ArticleName)"
  WriteRegStr HKCU "${CLASSES}\${ARTICLE}\DefaultIcon" "" "$INSTDIR\moyue.exe,0"
  WriteRegStr HKCU "${CLASSES}\${ARTICLE}\shell\open\command" "" '"$INSTDIR\moyue.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\moyue.exe" "FriendlyAppName" "Moyue"
  WriteRegStr HKCU "${CLASSES}\Applications\moyue.exe\shell\open\command" "" '"$INSTDIR\moyue.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.moyue" "" "${ARTICLE}"
  WriteRegStr HKCU "${CLASSES}\.moyue" "Content Type" "application/x-moyue+json"
  !insertmacro Endings OpenWith
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\moyue.exe" "" "$INSTDIR\moyue.exe"

  WriteRegStr HKCU "Software\Moyue" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Moyue"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\moyue.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro Refresh
SectionEnd

; Settings and own terms are the user's, and stay.
Section Uninstall
  !include "${REMOVED}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Moyue.lnk"
  !insertmacro Endings NotOpenWith
  ReadRegStr $0 HKCU "${CLASSES}\.moyue" ""
  StrCmp $0 "${ARTICLE}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.moyue"
  DeleteRegKey HKCU "${CLASSES}\${ARTICLE}"
  DeleteRegKey HKCU "${CLASSES}\Applications\moyue.exe"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\moyue.exe"
  DeleteRegKey HKCU "Software\Moyue"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro Refresh
SectionEnd
